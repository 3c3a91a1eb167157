// title: Records by the ids of their articles
// param: ids
UNWIND $ids AS id
MATCH (r:Record {id: id})
WHERE r.kind = "article" OR r.kind = "replaced"
OPTIONAL MATCH (by:Record {id: r.by})
RETURN r.id AS id, r.json AS json, r.kind = "article" AS isCurrent, coalesce(by.kind = "article", false) AS isReplaced
ORDER BY id
