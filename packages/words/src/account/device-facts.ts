export type DeviceSystem = 'windows' | 'mac' | 'linux' | 'chromebook' | 'iphone' | 'ipad' | 'android-phone' | 'android-tablet'

/** What is known of a device. */
export interface DeviceFacts {
  /** By its proper name; null: none that is known. */
  readonly browser: string | null
  readonly system: DeviceSystem | null
}

/** Who did what happened to a person. `somebody`: whoever knows the user name. */
export type Actor = 'you' | 'administrator' | 'helpdesk' | 'service' | 'somebody'
