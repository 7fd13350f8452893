/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.openaihealth.sample.packaged;

import java.rmi.UnmarshalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.sun.tools.attach.VirtualMachine;

/**
 * All that a process shows over JMX: of every MBean its description and attributes, and
 * what those of Spring Boot's endpoints answer.
 */
final class JmxView {

	private static final String ENDPOINTS = "org.springframework.boot";

	// The platform's own, which show how the JVM was started
	private static final Set<String> OF_THE_PLATFORM = Set.of("java.lang:type=Runtime InputArguments",
			"java.lang:type=Runtime SystemProperties");

	// Objects of the server itself cannot be had from afar
	private static final Pattern PLAIN = Pattern.compile("^[a-z]+$|^\\[+[A-Z]$|^(?:\\[+L)?javax?\\.");

	private static final Set<String> NOT_CALLED = Set.of("heapDump", "shutdown", "restart");

	private JmxView() {
	}

	/**
	 * Read it all.
	 * @param pid the process
	 * @param platform whether to read how the JVM was started, too
	 * @return what is shown, each with its place before it
	 * @throws Exception if the process cannot be asked
	 */
	static List<String> read(long pid, boolean platform) throws Exception {
		VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
		try (JMXConnector connector = JMXConnectorFactory
			.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
			return read(connector.getMBeanServerConnection(), platform);
		}
		finally {
			machine.detach();
		}
	}

	private static List<String> read(MBeanServerConnection server, boolean platform) throws Exception {
		List<String> shown = new ArrayList<>();
		for (ObjectName name : server.queryNames(null, null)) {
			MBeanInfo info = server.getMBeanInfo(name);
			shown.add(name + ": " + info + " " + info.getDescriptor());
			for (MBeanAttributeInfo attribute : info.getAttributes()) {
				String place = name + " " + attribute.getName();
				if (attribute.isReadable() && PLAIN.matcher(attribute.getType()).find()
						&& (platform || !OF_THE_PLATFORM.contains(place))) {
					shown.add(place + ": " + attribute(server, name, attribute.getName()));
				}
			}
			if (name.getDomain().equals(ENDPOINTS)) {
				for (MBeanOperationInfo operation : info.getOperations()) {
					if (operation.getSignature().length == 0 && !NOT_CALLED.contains(operation.getName())) {
						shown.add(name + " " + operation.getName() + ": "
								+ server.invoke(name, operation.getName(), new Object[0], new String[0]));
					}
				}
			}
		}
		return shown;
	}

	private static Object attribute(MBeanServerConnection server, ObjectName name, String attribute) throws Exception {
		try {
			Object value = server.getAttribute(name, attribute);
			return (value instanceof Object[] array) ? List.of(array) : String.valueOf(value);
		}
		catch (JMException | JMRuntimeException | UnmarshalException ex) {
			// Some are not supported by every JVM, some not to be had from afar
			return ex.toString();
		}
	}

}
