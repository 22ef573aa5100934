export { AccountScreen, type AccountScreenProps } from './account-screen.tsx'
export type {
  AddressChange,
  CutDownload,
  ImportAnswer,
  ImportPreview,
  NewPassword,
  OrganisationName,
  PeopleFilter,
  PeopleOrder,
  PeopleQuestion,
  PersonAction,
  Policy,
  PolicyInForce,
  RequestAction,
  StaffRole,
  TrailQuestion,
} from './admin/admin-data.ts'
export { CannotEnrolScreen, type CannotEnrolScreenProps } from './cannot-enrol-screen.tsx'
export { CannotGetCodeScreen, type CannotGetCodeScreenProps } from './cannot-get-code-screen.tsx'
export { ChallengeEmailScreen, type ChallengeEmailScreenProps } from './challenge-email-screen.tsx'
export { ChallengeTotpScreen, type ChallengeTotpScreenProps } from './challenge-totp-screen.tsx'
export type { EmailCodeProps } from './email-code-props.ts'
export { EmailEnrolScreen, type EmailEnrolScreenProps } from './email-enrol-screen.tsx'
export { EmailEnrolledDialog, type EmailEnrolledDialogProps } from './email-enrolled-dialog.tsx'
export { EnrolCodeScreen, type EnrolCodeScreenProps } from './enrol-code-screen.tsx'
export { EnrolledDialog, type EnrolledDialogProps } from './enrolled-dialog.tsx'
export { GetAnAppScreen, type GetAnAppScreenProps } from './get-an-app-screen.tsx'
export { LoadingScreen } from './loading-screen.tsx'
export { LockedScreen, type LockedScreenProps } from './locked-screen.tsx'
export { PageFrame, type PageFrameProps } from './page-frame.tsx'
export { ProblemScreen, type ProblemScreenProps } from './problem-screen.tsx'
export { ScanScreen, type ScanScreenProps } from './scan-screen.tsx'
export type * from './screen-data.ts'
export { SessionEndingDialog, type SessionEndingDialogProps } from './session-ending-dialog.tsx'
export type { SignInSlip } from './sign-in-refusals.ts'
export {
  type Credentials,
  type SessionEnd,
  type SessionEndCause,
  type SignInRefusal,
  SignInScreen,
  type SignInScreenProps,
} from './sign-in-screen.tsx'
export { SignedOutScreen, type SignedOutScreenProps } from './signed-out-screen.tsx'
export { type Ui, UiProvider, type UiProviderProps, useUi } from './ui-provider.tsx'
