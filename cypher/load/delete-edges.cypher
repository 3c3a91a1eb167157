// title: Takes edges out that the graph no longer has
// param: rows maps of from, to (ids) and row (the digest of what was loaded)
UNWIND $rows AS row
MATCH (a:{{From}} {id: row.from})
MATCH (b:{{To}} {id: row.to})
MATCH (a)-[r:{{Type}}]->(b)
WHERE r._row = row.row
DELETE r
