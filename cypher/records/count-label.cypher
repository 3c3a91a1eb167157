// title: Nodes of one label
MATCH (n:{{Label}})
RETURN count(n) AS count
