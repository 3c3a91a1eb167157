// title: All records of articles
MATCH (r:Record)
WHERE r.kind = "article"
RETURN r.id AS id
ORDER BY id
