import Bowser from 'bowser'

/** What a browser runs on, as far as people tell devices apart. */
export type DeviceSystem = 'windows' | 'mac' | 'linux' | 'chromebook' | 'iphone' | 'ipad' | 'android-phone' | 'android-tablet'

export interface Device {
  /** By its proper name; null: none that is known. */
  readonly browser: string | null
  readonly system: DeviceSystem | null
}

const UNKNOWN: Device = { browser: null, system: null }

const DESKTOPS: Readonly<Record<string, DeviceSystem>> = {
  Windows: 'windows',
  macOS: 'mac',
  Linux: 'linux',
  'Chrome OS': 'chromebook',
}

/** A program may call itself anything: only the names of real browsers are repeated. */
const BROWSERS: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP))

/** The device that a User-Agent speaks of, whatever stands in it. */
export function deviceOf(userAgent: string | null): Device {
  if (userAgent === null || userAgent.trim() === '') return UNKNOWN
  const { browser, os, platform } = Bowser.parse(userAgent)
  return { browser: browserOf(browser.name), system: systemOf(os.name, platform.type) }
}

function browserOf(name: string | undefined): string | null {
  if (name === undefined || !BROWSERS.has(name)) return null
  return name.replace(/^Microsoft | for Android$/g, '')
}

function systemOf(os: string | undefined, platform: string | undefined): DeviceSystem | null {
  if (os === 'iOS') return platform === 'tablet' ? 'ipad' : 'iphone'
  if (os === 'Android') return platform === 'tablet' ? 'android-tablet' : 'android-phone'
  return DESKTOPS[os ?? ''] ?? null
}
