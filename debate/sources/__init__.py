"""Articles with their readers' reactions: text in; paragraphs, passages and sources out."""
