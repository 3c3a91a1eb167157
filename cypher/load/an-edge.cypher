// title: The engine's own numbers of one edge and its start
// note: {{Type}} is one of the types that src/model/schema.ts declares
MATCH (a)-[r:{{Type}}]->()
RETURN id(a) AS node, id(r) AS number
LIMIT 1
