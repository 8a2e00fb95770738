"""Uses of admins: lists, response times, closures and ready answers, and the recount that follows."""
