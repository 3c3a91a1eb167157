// title: Is there a node of this name?
// param: name
MATCH (named:Name {searchName: $name})
MATCH (named)-[:NAME_OF]->(n:{{Label}})
RETURN n.id AS id
LIMIT 1
