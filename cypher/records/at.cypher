// title: Which articles were found in these places?
// param: places
UNWIND $places AS place
MATCH (p:Record {id: place})
RETURN p.id AS place, p.articles AS articles
