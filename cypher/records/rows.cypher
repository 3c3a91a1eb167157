// title: The rows of one kind in the order of their writing
// param: kind
MATCH (r:Record)
WHERE r.kind = $kind
RETURN r.id AS id, r.json AS json
ORDER BY r.position
