package com.example.planboard

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import retrofit2.HttpException
import java.io.IOException

/** Does what a person asked for, and keeps what to tell them when it is refused. */
abstract class ActingViewModel : ViewModel() {
    private val _problem = MutableStateFlow<String?>(null)
    val problem: StateFlow<String?> = _problem.asStateFlow()

    protected fun act(block: suspend () -> Unit) {
        viewModelScope.launch {
            _problem.value = null
            try {
                block()
            } catch (error: HttpException) {
                _problem.value = "Planboard refused it (${error.code()})."
            } catch (_: IOException) {
                _problem.value = "Planboard cannot be reached."
            }
        }
    }
}
