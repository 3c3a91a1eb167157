// title: Writes rows anew, without what was purged
// param: rows maps of id and json
UNWIND $rows AS row
MATCH (r:Record {id: row.id})
SET r.json = row.json
