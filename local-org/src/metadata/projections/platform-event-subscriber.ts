import { named, numberOf, oneRow, textOf, idOf } from './projection.ts';

export const platformEventSubscriber = oneRow(
  'PlatformEventSubscriberConfig',
  'PlatformEventSubscriberConfig',
  (deployed) => {
    const { document, rows } = deployed;
    const user = textOf(document, 'user');
    const [found] = user === null ? [] : rows.find('User', { Username: user });
    return {
      ...named(deployed, 'masterLabel'),
      BatchSize: numberOf(document, 'batchSize'),
      NumPartitions: numberOf(document, 'numPartitions'),
      PartitionKey: textOf(document, 'partitionKey'),
      PlatformEventConsumerId: idOf(deployed, 'ApexTrigger', textOf(document, 'platformEventConsumer')),
      UserId: found ? String(found['Id']) : null,
    };
  },
);
