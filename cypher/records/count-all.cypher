// title: All nodes of the database
MATCH (n)
RETURN count(n) AS count
