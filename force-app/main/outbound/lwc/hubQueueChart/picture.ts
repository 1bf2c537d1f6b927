/** One minute as the chart draws it, in units of a picture of 60 by 100. */
export interface BarView {
  readonly key: string;
  readonly x: number;
  readonly deliveredY: number;
  readonly deliveredHeight: number;
  readonly failedY: number;
  readonly failedHeight: number;
}
export interface Picture {
  readonly bars: readonly BarView[];
  /** points of the line of what came in */
  readonly line: string;
  /** what the upper end of the picture stands for */
  readonly top: number;
}

const height = 100;

/** Bars of what was delivered, on top of them what failed, and a line of what came in. */
export function pictureOf(minutes: readonly Apex.HubQueueMinute[]): Picture {
  const top = roundedUp(
    Math.max(
      1,
      ...minutes.map(({ delivered, failed, enqueued }) => Math.max((delivered ?? 0) + (failed ?? 0), enqueued ?? 0)),
    ),
  );
  const scaled = (value: number | null | undefined): number => (height * (value ?? 0)) / top;
  return {
    top,
    bars: minutes.map(({ minute, delivered, failed }, index) => ({
      key: minute ?? String(index),
      x: index + 0.15,
      deliveredY: height - scaled(delivered),
      deliveredHeight: scaled(delivered),
      failedY: height - scaled(delivered) - scaled(failed),
      failedHeight: scaled(failed),
    })),
    line: minutes.map(({ enqueued }, index) => `${index + 0.5},${height - scaled(enqueued)}`).join(' '),
  };
}

/** To 1, 2 or 5 times a power of ten, so that the scale reads well. */
function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? value;
}
