"""Texts and keyboards as Telegram reads them: entities, HTML, links, buttons."""
