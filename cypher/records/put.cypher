// title: Keeps records of articles
// param: rows maps of id, digest and json
UNWIND $rows AS row
MERGE (r:Record {id: row.id})
SET r.kind = "article", r.digest = row.digest, r.json = row.json, r.by = null
