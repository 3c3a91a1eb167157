// title: Edges of one type between two labels
// param: rows maps of from, to (ids) and properties
// note: {{Type}}, {{From}} and {{To}} are names that src/model/schema.ts declares
UNWIND $rows AS row
MATCH (a:{{From}} {id: row.from})
MATCH (b:{{To}} {id: row.to})
CREATE (a)-[r:{{Type}}]->(b)
SET r = row.properties
