"""The Bot API's methods, a module for each family of them."""
