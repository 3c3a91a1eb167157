// title: Which records are there?
// param: ids
UNWIND $ids AS id
MATCH (r:Record {id: id})
RETURN r.id AS id, r.digest AS digest
