// title: Level and format of meetings
// asks: How many meetings were there a year of leaders, ministers and officials, of two and of more?
// param: country? country a country that one of them acts for
// param: from? day the first day
// param: to? day the last day
// param: status=held status what is known of them
// returns: year in which they began
// returns: level leader, minister, official or other: the highest office that an account names; empty where none does
// returns: format bilateral or multilateral
// returns: meetings how many
// start: all
MATCH (m:Meeting)
WHERE m.status = $status
  AND ($from IS NULL OR coalesce(m.end, m.start) >= date($from))
  AND ($to IS NULL OR m.start <= date($to))
  AND ($country IS NULL OR EXISTS { MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(side) WHERE side.country = $country })
WITH substring(toString(m.start), 0, 4) AS year, m.level AS level, m.format AS format
RETURN year, level, format, count(*) AS meetings
ORDER BY year IS NULL, year, level IS NULL, level, format IS NULL, format
