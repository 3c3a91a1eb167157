// title: Takes records out
// param: ids
UNWIND $ids AS id
MATCH (r:Record {id: id})
DELETE r
