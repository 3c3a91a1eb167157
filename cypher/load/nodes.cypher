// title: Nodes of one label
// param: rows maps of properties, days as native dates
// note: {{Label}} is one of the labels that src/model/schema.ts declares
UNWIND $rows AS row
MERGE (n:{{Label}} {id: row.id})
SET n = row
