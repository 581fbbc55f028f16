package com.example.planboard.account

import com.example.planboard.ActingViewModel
import com.example.planboard.Event
import com.example.planboard.captureEvent
import com.example.planboard.data.Account
import com.example.planboard.data.Credentials
import com.example.planboard.data.Entry
import com.example.planboard.data.PlanboardApi
import com.example.planboard.data.Profile
import com.example.planboard.data.TokenStore
import com.example.planboard.forgetPerson
import com.example.planboard.identifyPerson
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import retrofit2.HttpException

class AccountViewModel(private val api: PlanboardApi, private val tokens: TokenStore) : ActingViewModel() {
    private val _account = MutableStateFlow<Account?>(null)
    val account: StateFlow<Account?> = _account.asStateFlow()

    init {
        if (tokens.token != null) act(::restoreSession)
    }

    fun signUp(form: Credentials) = act {
        val entry = api.signUp(form)
        enter(entry)
        captureEvent(
            Event.UserSignedUp,
            mapOf("method" to "password", "is_invited" to entry.account.isInvited),
        )
    }

    fun logIn(form: Credentials) = act {
        enter(api.logIn(form))
        captureEvent(Event.UserLoggedIn, mapOf("method" to "password"))
    }

    fun logOut() = act {
        api.logOut()
        captureEvent(Event.UserLoggedOut)
        leave()
    }

    fun updateProfile(profile: Profile) = act {
        val before = _account.value ?: return@act
        val changedFields = listOf(profile.name != before.name, profile.timeZone != before.timeZone).count { it }
        if (changedFields == 0) return@act
        _account.value = api.updateProfile(profile)
        captureEvent(Event.ProfileUpdated, mapOf("changed_fields" to changedFields))
    }

    fun reload() = act { _account.value = api.account() }

    private suspend fun restoreSession() {
        try {
            val restored = api.account()
            identifyPerson(restored.id)
            _account.value = restored
        } catch (error: HttpException) {
            if (error.code() != 401) throw error
            leave()
        }
    }

    private fun enter(entry: Entry) {
        tokens.token = entry.token
        identifyPerson(entry.account.id)
        _account.value = entry.account
    }

    private fun leave() {
        forgetPerson()
        tokens.token = null
        _account.value = null
    }
}
