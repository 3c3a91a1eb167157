// title: Texts that a correction took the place of
// param: rows maps of id and by, the id of the correction
UNWIND $rows AS row
MATCH (r:Record {id: row.id})
SET r.kind = "replaced", r.by = row.by
