// title: Is there a node of this id?
// param: id
MATCH (n:{{Label}} {id: $id})
RETURN n.id AS id
