// title: The engine's own numbers of nodes
// param: ids of nodes of one label
// note: {{Label}} is one of the labels that src/model/schema.ts declares
MATCH (n:{{Label}})
WHERE n.id IN $ids
RETURN n.id AS id, id(n) AS number
