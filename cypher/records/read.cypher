// title: Records by their ids
// param: ids
UNWIND $ids AS id
MATCH (r:Record {id: id})
RETURN r.json AS json
ORDER BY r.id
