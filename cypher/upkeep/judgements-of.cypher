// title: The judgements about a thing
// param: id
MATCH (j:Judgement)
MATCH (j)-[:CONCERNS]->(thing)
WHERE thing.id = $id
RETURN DISTINCT j.id AS id, j.time AS time
ORDER BY time, id
