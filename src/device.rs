//! Which device to compute on, and why: decided here, in words, from what the host found.

use burn::tensor::Device;

use crate::protocol::{DeviceChoice, DeviceInfo};

/// What the host found when it looked for a WebGPU adapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adapter {
    /// There is no WebGPU here.
    None,
    /// A software one, by name: right, but slower than the CPU directly.
    Software(String),
    /// A real one, by name.
    Hardware(String),
}

impl Adapter {
    /// Sorts an adapter by the name it gives itself.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let lower = name.to_lowercase();
        let software = [
            "swiftshader",
            "llvmpipe",
            "lavapipe",
            "software",
            "basic render",
        ]
        .iter()
        .any(|word| lower.contains(word));
        if software {
            Self::Software(name.to_owned())
        } else {
            Self::Hardware(name.to_owned())
        }
    }
}

/// Why there is no device.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeviceError {
    /// WebGPU was asked for, but there is none.
    #[error("This browser or machine offers no WebGPU.")]
    NoWebGpu,
    /// This build has no such device.
    #[error("This build of Vitrine cannot compute with {0}.")]
    NotBuiltIn(&'static str),
    /// It is there, but would not start.
    #[error("The graphics device did not start ({reason}).")]
    Start {
        /// Its words.
        reason: String,
    },
}

/// The device to use, resolved: [`DeviceChoice::Auto`] never comes out.
///
/// # Errors
/// If WebGPU is asked for and there is none.
pub fn decide(
    choice: DeviceChoice,
    adapter: &Adapter,
) -> Result<(DeviceChoice, DeviceInfo), DeviceError> {
    let cpu = |reason: String| {
        Ok((
            DeviceChoice::Cpu,
            DeviceInfo {
                name: "CPU".to_owned(),
                reason,
            },
        ))
    };
    let gpu = |name: &str, reason: &str| {
        Ok((
            DeviceChoice::WebGpu,
            DeviceInfo {
                name: format!("WebGPU ({name})"),
                reason: reason.to_owned(),
            },
        ))
    };
    match (choice, adapter) {
        (DeviceChoice::Cpu, _) => cpu("You asked for the CPU.".to_owned()),
        (DeviceChoice::Vulkan, _) => Ok((
            choice,
            DeviceInfo {
                name: "Vulkan".to_owned(),
                reason: "You asked for Vulkan.".to_owned(),
            },
        )),
        (DeviceChoice::WebGpu, Adapter::None) => Err(DeviceError::NoWebGpu),
        (DeviceChoice::WebGpu, Adapter::Software(name)) => gpu(
            name,
            "You asked for WebGPU. This one is emulated in software, so it is slow.",
        ),
        (DeviceChoice::WebGpu, Adapter::Hardware(name)) => gpu(name, "You asked for WebGPU."),
        (DeviceChoice::Auto, Adapter::None) => cpu(
            "There is no WebGPU here, so the CPU computes. Everything works, only slower."
                .to_owned(),
        ),
        (DeviceChoice::Auto, Adapter::Software(name)) => cpu(format!(
            "The only WebGPU here is emulated in software ({name}), and the CPU is faster than that."
        )),
        (DeviceChoice::Auto, Adapter::Hardware(name)) => {
            gpu(name, "The graphics processor computes.")
        }
    }
}

/// Opens a device that [`decide`] chose.
///
/// # Errors
/// If it is not built in or does not start.
#[cfg_attr(
    not(feature = "webgpu"),
    expect(clippy::unused_async, reason = "only a graphics device is waited for")
)]
pub async fn open(choice: DeviceChoice) -> Result<Device, DeviceError> {
    match choice {
        DeviceChoice::Auto | DeviceChoice::Cpu => Ok(Device::flex()),
        #[cfg(feature = "webgpu")]
        DeviceChoice::WebGpu => start(burn::tensor::wgpu::WgpuBackend::Auto).await,
        #[cfg(not(feature = "webgpu"))]
        DeviceChoice::WebGpu => Err(DeviceError::NotBuiltIn("WebGPU")),
        #[cfg(feature = "vulkan")]
        DeviceChoice::Vulkan => start(burn::tensor::wgpu::WgpuBackend::Vulkan).await,
        #[cfg(not(feature = "vulkan"))]
        DeviceChoice::Vulkan => Err(DeviceError::NotBuiltIn(
            "Vulkan (build with --features vulkan)",
        )),
    }
}

#[cfg(feature = "webgpu")]
async fn start(api: burn::tensor::wgpu::WgpuBackend) -> Result<Device, DeviceError> {
    Device::wgpu_options()
        .graphics_api(api)
        .init_async()
        .await
        .map_err(|error| DeviceError::Start {
            reason: error.to_string(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_software_adapter_is_passed_over_unless_asked_for() {
        let adapter = Adapter::named("Google SwiftShader");
        let (choice, info) = decide(DeviceChoice::Auto, &adapter).expect("a device");
        assert_eq!(choice, DeviceChoice::Cpu);
        assert!(info.reason.contains("SwiftShader"));
        assert_eq!(
            decide(DeviceChoice::WebGpu, &adapter).expect("a device").0,
            DeviceChoice::WebGpu
        );
    }

    #[test]
    fn a_real_adapter_is_used_and_a_missing_one_said() {
        assert_eq!(
            decide(DeviceChoice::Auto, &Adapter::named("nvidia turing"))
                .expect("a device")
                .0,
            DeviceChoice::WebGpu
        );
        assert_eq!(
            decide(DeviceChoice::Auto, &Adapter::None)
                .expect("a device")
                .0,
            DeviceChoice::Cpu
        );
        assert_eq!(
            decide(DeviceChoice::WebGpu, &Adapter::None),
            Err(DeviceError::NoWebGpu)
        );
    }
}
