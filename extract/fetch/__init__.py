"""The one door to the network: politely fetched pages in, or the reason there is none."""
