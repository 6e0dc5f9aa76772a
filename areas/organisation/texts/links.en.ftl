## Personal links
