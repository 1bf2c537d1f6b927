import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';

/** What a figure depends on; no name of a host, no path. */
export function machine(): string[] {
  const cpus = os.cpus();
  const gigabytes = (os.totalmem() / 1024 ** 3).toFixed(1);
  return [
    `${os.availableParallelism()} cores, ${cpus[0]?.model.trim() ?? 'unknown processor'}`,
    `${gigabytes} GB of memory`,
    `${operatingSystem()}, kernel ${os.release().split('-')[0]}, ${os.arch()}`,
    `Node ${process.versions.node}`,
  ];
}

/** How many processes wanted a core in the last minute: above the number of cores, figures say little. */
export function load(): string {
  return os.loadavg()[0].toFixed(1);
}

function operatingSystem(): string {
  if (process.platform !== 'linux') return execFileSync('uname', ['-s'], { encoding: 'utf8' }).trim();
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux';
  } catch {
    return 'Linux';
  }
}
