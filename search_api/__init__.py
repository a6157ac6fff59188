"""Questions over the corpus, and the doors to it: search, comparison, command line, HTTP and web page."""
