// title: The places of a view with everything that they lie in
// param: ids meetings
UNWIND $ids AS id
MATCH (m:Meeting {id: id})
MATCH (m)-[:HELD_IN|PLANNED_IN]->(finest:Place)
MATCH (finest)-[:PART_OF*0..8]->(place:Place)
WITH DISTINCT place
RETURN place.id AS id, place.name AS name, place.kind AS kind, place.latitude AS latitude,
       place.longitude AS longitude, place.country AS country,
       head([(place)-[:PART_OF]->(outer:Place) | outer.id]) AS partOf
ORDER BY name, id
