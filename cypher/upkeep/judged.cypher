// title: What a judgement is about today
// param: id
MATCH (j:Judgement {id: $id})
MATCH (j)-[concerns:CONCERNS]->(thing)
RETURN concerns.side AS side, thing.id AS id
ORDER BY side, id
