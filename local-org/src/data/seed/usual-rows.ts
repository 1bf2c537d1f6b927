import type { RecordInput } from '../types.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Rows that every new org has: business hours around the clock, everybody as a public group. */
export function usualRows(): RecordInput[] {
  const hours = DAYS.flatMap((day) => [`${day}StartTime`, `${day}EndTime`]);
  return [
    {
      type: 'BusinessHours',
      fields: {
        Name: 'Default',
        IsDefault: true,
        IsActive: true,
        TimeZoneSidKey: 'GMT',
        ...Object.fromEntries(hours.map((name) => [name, '00:00:00.000Z'])),
      },
    },
    {
      type: 'Group',
      fields: { Name: 'All Internal Users', DeveloperName: 'AllInternalUsers', Type: 'Organization' },
    },
  ];
}
