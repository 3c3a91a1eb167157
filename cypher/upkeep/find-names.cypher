// title: Which of these names are there, and are they names of countries?
// param: names folded
UNWIND $names AS name
MATCH (named:Name {searchName: name})
MATCH (named)-[:NAME_OF]->(n:{{Label}})
RETURN DISTINCT name, n.kind AS kind
ORDER BY name, kind
