"""How a ticket looks: cards, views, lists, and the words that they are made of."""
