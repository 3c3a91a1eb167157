// title: How many articles have a record
MATCH (r:Record)
WHERE r.kind = "article"
RETURN count(r) AS count
