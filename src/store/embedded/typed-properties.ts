import type { PropertyType, PropertyValue } from '../../model/schema.ts';

/** Days travel as `{ $date }`, the engine's own form of a native date. */
export function typedProperties(
  properties: Readonly<Record<string, PropertyValue>>,
  types: Readonly<Record<string, PropertyType>>,
): object {
  if (!Object.values(types).includes('date')) return properties;
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      value !== null && types[name] === 'date' ? { $date: value } : value,
    ]),
  );
}
