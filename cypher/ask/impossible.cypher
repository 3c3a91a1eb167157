// title: Who was in two distant places on one day
// asks: Who is said to have been in two places on one day that are too far apart?
// param: person? person who
// param: from? day the first day
// param: to? day the last day
// param: kilometres=1000 integer how far apart, at least
// returns: person who
// returns: day on which day
// returns: km how far apart, as the crow flies
// returns: place one place
// returns: title who met there
// returns: meeting its id
// returns: otherPlace the other place
// returns: otherTitle who met there
// returns: otherMeeting its id
// note: An error, two people taken for one, or a scoop: read the evidence. Calls and what has no day of its own are left out.
// start: all
MATCH (one:Person)-[:ATTENDED]->(m:Meeting)
WHERE m.start IS NOT NULL AND m.end = m.start AND m.kind IN ['meeting', 'visit']
  AND ($person IS NULL OR $person IN one.searchNames)
  AND ($from IS NULL OR m.start >= date($from))
  AND ($to IS NULL OR m.start <= date($to))
MATCH (m)-[:HELD_IN]->(finest:Place)
MATCH (finest)-[:PART_OF*0..2]->(place:Place)
WHERE place.latitude IS NOT NULL AND place.kind IN ['venue', 'city']
WITH one, m.start AS day, collect(DISTINCT {id: m.id, title: m.title, place: finest.name, latitude: place.latitude, longitude: place.longitude}) AS stops
WHERE size(stops) > 1
UNWIND stops AS here
UNWIND stops AS there
WITH one, day, here, there
WHERE here.id < there.id
WITH one, day, here, there,
     sin(radians(there.latitude - here.latitude) / 2) AS north, sin(radians(there.longitude - here.longitude) / 2) AS east
WITH one, day, here, there,
     12742 * asin(sqrt(north * north + cos(radians(here.latitude)) * cos(radians(there.latitude)) * east * east)) AS distance
WITH one.name AS person, one.id AS id, day, here.id AS meeting, here.title AS title, here.place AS place,
     there.id AS otherMeeting, there.title AS otherTitle, there.place AS otherPlace, min(distance) AS nearest
WHERE nearest >= $kilometres
RETURN person, day, toInteger(round(nearest)) AS km, place, title, meeting, otherPlace, otherTitle, otherMeeting
ORDER BY day, person, id, meeting, otherMeeting
