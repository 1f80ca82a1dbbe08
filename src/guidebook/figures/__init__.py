"""What is made from data: figures with their tables, the glossary, the register, and pictures for sharing.

`inserts.insert` draws what a page asks for; `share.share_picture` draws the picture of a page.
"""
