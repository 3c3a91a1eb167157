// title: How many nodes of each label
MATCH (n)
RETURN labels(n)[0] AS name, count(*) AS count
ORDER BY name
