// title: Takes nodes out that the graph no longer has
// param: rows maps of id
UNWIND $rows AS row
MATCH (n:{{Label}} {id: row.id})
DETACH DELETE n
