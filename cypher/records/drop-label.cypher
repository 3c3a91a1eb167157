// title: Deletes some nodes of one label
MATCH (n:{{Label}})
WITH n LIMIT 10000
DETACH DELETE n
RETURN count(*) AS count
