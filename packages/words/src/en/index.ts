import { account } from './account.ts'
import { challenge } from './challenge.ts'
import { common } from './common.ts'
import { email } from './email.ts'
import { enrol } from './enrol.ts'
import { mailAdvice } from './mail-advice.ts'
import { password } from './password.ts'
import { problems } from './problems.ts'
import { recovery } from './recovery.ts'
import { signIn } from './sign-in.ts'
import { verdicts } from './verdicts.ts'

export const en = { account, challenge, common, email, enrol, mailAdvice, password, problems, recovery, signIn, verdicts }
