// title: Takes a record out
// param: id
MATCH (r:Record {id: $id})
WHERE r.kind = "article"
DELETE r
RETURN count(*) AS count
