"""Questions over the corpus, and the doors to it: command line, HTTP and web page."""
