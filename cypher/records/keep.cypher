// title: Keeps texts that corrections took the place of
// param: rows maps of id, digest, json and by, the id of the correction
UNWIND $rows AS row
MATCH (by:Record {id: row.by})
MERGE (r:Record {id: row.id})
ON CREATE SET r.kind = "replaced", r.digest = row.digest, r.json = row.json, r.by = row.by
