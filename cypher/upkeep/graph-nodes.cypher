// title: All nodes of one label, whole
MATCH (n:{{Label}})
RETURN n AS node
